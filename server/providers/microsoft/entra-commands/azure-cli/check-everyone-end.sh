  [ "$ENABLED" = false ] && { printf 'BLOCKED: sign-in is disabled. Permissions still stored: %s. Keep it disabled.\n' "$(count "$ALL")"; checked 0; }
  [ -z "$ALL$APP_ONLY" ] && { printf 'NO PERMISSION LEFT. People may consent again.\n'; checked 0; }
  [ "$WAIT" -le 32 ] || { printf 'NOT REMOVED: Microsoft still lists permissions, and sign-in is enabled.\n'; checked 2; }
  printf 'The lists at Microsoft can lag behind. Looking again in %s seconds.\n' "$WAIT"
  sleep "$WAIT"
  WAIT=$((WAIT * 2))
  find_app || stop 'The app is no longer in this tenant. Run this block again.'
done
