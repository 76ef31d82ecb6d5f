WHOM='this person'
held() { printf 'NOT REMOVED: Microsoft still lists permissions of %s.\n' "$WHOM"; }
