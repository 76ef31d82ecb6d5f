if ($ObjectId -notmatch $Guid) { throw 'The object id of the person is not filled in, or is not an id.' }
