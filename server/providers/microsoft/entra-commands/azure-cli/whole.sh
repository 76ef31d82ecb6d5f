[ "$GONE" = no ] || stop 'The app has just gone from this tenant. Run this block again in some minutes.'
[ "$WHOLE" = yes ] || printf 'Microsoft counts more permissions than it lists: there are more than these.\n'
