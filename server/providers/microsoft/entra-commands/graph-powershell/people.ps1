if (-not (Test-Path -LiteralPath $List)) { throw "The list $List is not in this folder. Save it here, or change to the folder that holds it." }
$People = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
foreach ($Line in Get-Content -LiteralPath $List -ErrorAction Stop) {
  $Id = $Line.Trim([char[]]' "')
  if ($Id -eq '') { continue }
  if ($Id -notmatch $Guid) { throw "The list $List holds something else than an object id: $($Id -replace '\p{Cc}', ' ')" }
  $People.Add($Id) | Out-Null
}
if ($People.Count -eq 0) { throw "The list $List is empty." }
