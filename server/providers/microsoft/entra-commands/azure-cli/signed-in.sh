signed_in || stop 'Azure CLI is signed in to another tenant, or to none. Run the Look block first: it signs you in.'
