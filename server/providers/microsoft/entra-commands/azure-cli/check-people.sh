WHOM='anyone in the list'
held() {
  printf 'NOT REMOVED: Microsoft still lists permissions of %s people in the list. The first of them:\n' "$(holders "$MINE")"
  printf '%s\n' "$MINE" | awk '{ print "  " $3 }' | LC_ALL=C sort -u | head -n 20
}
