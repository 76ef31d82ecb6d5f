remove_grants() {
  local wait=2 left id answer
  while left=$(grants "$1") || stop 'Microsoft did not list the permissions.'; [ -n "$left" ]; do
    [ "$wait" -le 64 ] || stop "Microsoft still lists $(count "$left") permissions. Wait ten minutes, then run this block again."
    while read -r id _ <&3; do
      [[ $id =~ ^[A-Za-z0-9_-]+$ ]] || stop 'Microsoft listed a permission without a usable id.'
      if answer=$(az rest --method DELETE --url "$GRAPH/oauth2PermissionGrants/$id" 2>&1 </dev/null); then
        CHANGED=$((CHANGED + 1))
      else
        case $answer in
          *Request_ResourceNotFound*) ;;
          *) printf '%s\n' "$answer" >&2; stop 'Microsoft refused to remove a permission.' ;;
        esac
      fi
    done 3<<< "$left"
    printf 'Removed so far: %s. Looking again in %s seconds.\n' "$CHANGED" "$wait"
    sleep "$wait"
    wait=$((wait * 2))
  done
}
