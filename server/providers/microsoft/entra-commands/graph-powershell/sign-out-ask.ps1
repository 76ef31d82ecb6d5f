if ($User.UserType -eq 'Guest') { throw 'This person is a guest. Microsoft ends sessions of guests only from their home organization.' }
$Question = 'This signs 1 person out of every app, not of this one alone.'
