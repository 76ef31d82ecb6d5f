confirm() {
  local answer=''
  printf '%s\nType YES to go on: ' "$1"
  read -r answer
  [ "$answer" = YES ] || stop 'The answer was not YES.'
}
