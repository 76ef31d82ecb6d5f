$All | Format-Table ConsentType, PrincipalId, Scope -AutoSize | Out-Host
