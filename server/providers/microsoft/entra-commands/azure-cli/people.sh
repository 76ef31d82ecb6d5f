[ -r "$LIST" ] || stop "The list $LIST is not in this folder. Save it here, or change to the folder that holds it."
PEOPLE=$(tr -d '\r" ' < "$LIST" | tr 'A-F' 'a-f' | grep . | LC_ALL=C sort -u)
[ -n "$PEOPLE" ] || stop "The list $LIST is empty."
while read -r ID; do is_guid "$ID" || stop "The list $LIST holds something else than an object id: ${ID//[[:cntrl:]]/ }"; done <<< "$PEOPLE"
grants_of_people() {
  local rows code
  rows=$(grants "%20and%20consentType%20eq%20'Principal'")
  code=$?
  case $code in 0|3) ;; *) return "$code" ;; esac
  printf '%s\n' "$rows" | awk 'NR == FNR { wanted[$1]; next } tolower($3) in wanted' <(printf '%s\n' "$PEOPLE") -
  return "$code"
}
holders() { printf '%s\n' "$1" | awk 'NF { held[tolower($3)] } END { for (one in held) number++; print number + 0 }'; }
