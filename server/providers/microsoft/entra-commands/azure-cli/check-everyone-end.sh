  [ "$DEACTIVATED" != true ] || { printf 'BLOCKED: the publisher deactivated the app, for every organization. The publisher can activate it again.\n'; checked 0; }
  [ "$ENABLED" = false ] && { printf 'BLOCKED: sign-in is disabled. Permissions still stored: %s. Keep it disabled.\n' "$(count "$ALL")"; checked 0; }
  if [ "$WHOLE" = yes ] && [ -z "$ALL$APP_ONLY" ]; then
    FREE=$((FREE + 1))
    [ "$FREE" -lt 2 ] || { printf 'NO PERMISSION LEFT. People may consent again, where they are allowed to.\n'; checked 0; }
    again 'Nothing is listed.' 10
    continue
  fi
  FREE=0
  if [ "$WAIT" -gt 32 ]; then
    [ -z "$ALL$APP_ONLY" ] || { printf 'NOT REMOVED: Microsoft still lists permissions, and sign-in is enabled.\n'; checked 2; }
    printf 'NOT KNOWN: Microsoft counts more permissions than it lists. Run this block again later.\n'
    checked 3
  fi
  again 'The lists at Microsoft can lag behind.' "$WAIT"
  WAIT=$((WAIT * 2))
done
