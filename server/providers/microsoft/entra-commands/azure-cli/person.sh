is_guid "$OBJECT_ID" || stop "The person's object id is not filled in, or is not an id."
