  [ "$DEACTIVATED" != true ] || { printf 'BLOCKED: the publisher deactivated the app, for every organization. The publisher can activate it again.\n'; checked 0; }
  [ "$ENABLED" = false ] && { printf 'BLOCKED: sign-in is disabled for everyone. Permissions of people in the list still stored: %s. Keep it disabled.\n' "$(count "$MINE")"; checked 0; }
  if [ "$WHOLE" = yes ] && [ -z "$MINE$WIDE" ]; then
    FREE=$((FREE + 1))
    [ "$FREE" -lt 2 ] || { printf 'NO PERMISSION LEFT for anyone in the list. They may consent again, where they are allowed to.\n'; checked 0; }
    again 'Nothing is listed.' 10
    continue
  fi
  FREE=0
  [ "$WAIT" -le 32 ] || break
  [ "$WHOLE" = yes ] && [ -z "$MINE" ] && break
  again 'The lists at Microsoft can lag behind.' "$WAIT"
  WAIT=$((WAIT * 2))
done
if [ -n "$MINE" ]; then
  printf 'NOT REMOVED: Microsoft still lists permissions of %s people in the list. The first of them:\n' "$(holders "$MINE")"
  printf '%s\n' "$MINE" | awk '{ print "  " $3 }' | LC_ALL=C sort -u | head -n 20
fi
[ -z "$WIDE" ] || printf 'STILL COVERED: admin-wide permissions cover everyone in the list.\n'
[ -z "$MINE$WIDE" ] || checked 2
printf 'NOT KNOWN: Microsoft counts more permissions than it lists. Run this block again later.\n'
checked 3
