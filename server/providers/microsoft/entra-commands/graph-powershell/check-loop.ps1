$Verdict = $null
$Wait = 2
while (-not $Verdict) {
