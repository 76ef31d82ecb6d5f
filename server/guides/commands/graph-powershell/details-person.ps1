$Mine + $AdminWide | Format-Table ConsentType, PrincipalId, Scope -AutoSize | Out-Host
