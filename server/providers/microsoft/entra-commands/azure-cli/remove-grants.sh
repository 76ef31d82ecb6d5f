remove_grants() {
  local wait=2 left code id done read=${2:-grants}
  while :; do
    left=$("$read" "$1")
    code=$?
    [ "$code" -ne 4 ] || { printf 'The app has gone from this tenant meanwhile.\n'; return; }
    listed "$code" permissions
    [ -n "$left" ] || return
    [ "$wait" -le 64 ] || stop "Microsoft still lists $(count "$left") permissions. Wait ten minutes, then run this block again."
    done=0
    while read -r id _ <&3; do
      [[ $id =~ ^[A-Za-z0-9_-]+$ ]] || stop 'Microsoft listed a permission without a usable id.'
      rest --method DELETE --url "$GRAPH/oauth2PermissionGrants/$id"
      code=$?
      case $code in
        0)
          CHANGED=$((CHANGED + 1))
          [ $((CHANGED % 100)) -ne 0 ] || printf 'Removed so far: %s.\n' "$CHANGED"
          ;;
        4) ;;
        *)
          printf 'Not removed: this permission and those after it, %s of %s.\n' "$(($(count "$left") - done))" "$(count "$left")" >&2
          [ "$code" -ne 5 ] || stop 'Microsoft still asks to wait.'
          stop 'Microsoft refused to remove a permission.'
          ;;
      esac
      done=$((done + 1))
    done 3<<< "$left"
    printf 'Removed so far: %s. Looking again in %s seconds.\n' "$CHANGED" "$wait"
    sleep "$wait"
    wait=$((wait * 2))
  done
}
