Write-Host $Question
if ((Read-Host 'Type YES to go on') -cne 'YES') { throw 'The answer was not YES.' }
