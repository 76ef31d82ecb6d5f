$Guid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z'
if ($TenantId -notmatch $Guid) { throw 'The tenant id is not filled in, or is not an id.' }
