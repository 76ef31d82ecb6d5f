if (-not $Whole) { Write-Host 'Microsoft counts more permissions than it lists: there are more than these.' }
