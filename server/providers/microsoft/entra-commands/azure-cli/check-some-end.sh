  [ "$DEACTIVATED" != true ] || { printf 'BLOCKED: the publisher deactivated the app, for every organization. The publisher can activate it again.\n'; checked 0; }
  [ "$ENABLED" = false ] && { printf 'BLOCKED: sign-in is disabled for everyone. Permissions of %s still stored: %s. Keep it disabled.\n' "$WHOM" "$(count "$MINE")"; checked 0; }
  if [ "$WHOLE" = yes ] && [ -z "$MINE$WIDE" ]; then
    FREE=$((FREE + 1))
    [ "$FREE" -lt 2 ] || { printf 'NO PERMISSION LEFT for %s. They may consent again, where they are allowed to.\n' "$WHOM"; checked 0; }
    again 'Nothing is listed.' 10
    continue
  fi
  FREE=0
  [ "$WAIT" -le 32 ] || break
  [ "$WHOLE" = yes ] && [ -z "$MINE" ] && break
  again 'The lists at Microsoft can lag behind.' "$WAIT"
  WAIT=$((WAIT * 2))
done
[ -z "$MINE" ] || held
[ -z "$WIDE" ] || printf 'STILL COVERED: admin-wide permissions cover %s.\n' "$WHOM"
[ -z "$MINE$WIDE" ] || checked 2
printf 'NOT KNOWN: Microsoft counts more permissions than it lists. Run this block again later.\n'
checked 3
