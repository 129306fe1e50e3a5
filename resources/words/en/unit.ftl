# Units and their register.
unit-find = Find a unit
unit-none = No units yet.
unit-none-fits = No unit fits “{ $text }”.
unit-members = Members
unit-all = All
unit-kind-ministry = Ministries
unit-kind-party-committee = Party committees
unit-kind-province = Province
unit-kind-steering-committee = Steering committees
unit-kind-department = Departments
unit-kind-district = Districts
unit-kind-commune = Communes
unit-kind-community-team = Community teams
unit-kind-school = Schools
unit-kind-bank = Banks
unit-kind-enterprise = Enterprises
unit-kind-group = Groups of units
