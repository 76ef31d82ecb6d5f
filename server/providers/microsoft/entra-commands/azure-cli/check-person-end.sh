  [ "$ENABLED" = false ] && { printf 'BLOCKED: sign-in is disabled for everyone. Permissions of this person still stored: %s. Keep it disabled.\n' "$(count "$MINE")"; checked 0; }
  [ -z "$MINE$WIDE" ] && { printf 'NO PERMISSION LEFT for this person. They may consent again.\n'; checked 0; }
  [ "$WAIT" -le 32 ] || break
  [ -z "$MINE" ] && break
  printf 'The lists at Microsoft can lag behind. Looking again in %s seconds.\n' "$WAIT"
  sleep "$WAIT"
  WAIT=$((WAIT * 2))
done
[ -n "$MINE" ] && printf 'NOT REMOVED: Microsoft still lists permissions of this person.\n'
[ -n "$WIDE" ] && printf 'STILL COVERED: admin-wide permissions cover this person.\n'
checked 2
