$Question = "This removes the Enterprise application $($App.Id) from the tenant. It has $($All.Count) permissions. Note its object id: you need it to restore the app within 30 days."
