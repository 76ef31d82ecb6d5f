$Verdict = $null
$Wait = 2
$Free = 0
$Away = 0
while (-not $Verdict) {
