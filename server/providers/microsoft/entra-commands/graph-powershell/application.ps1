if ($ApplicationId -notmatch $Guid) { throw 'The application id is not filled in, or is not an id.' }
