$All | Format-Table -Property 'ConsentType', 'PrincipalId', 'Scope' -AutoSize | Out-Host
