Write-Host 'The sign-out took effect if the time above is that of your change, or later.'
