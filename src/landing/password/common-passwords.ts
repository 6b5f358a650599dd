/**
 * Passwords of eight characters and more that are tried first by everyone who guesses, in lower case. Short on purpose:
 * runs and repeated characters are recognised by rule, and a shop that wants more checks against a breach list of its own.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password password1 password12 password123 password1234 password! password1! p@ssword p@ssw0rd p@ssw0rd1 passw0rd passw0rd1
  passwort passwort1 passwort123 passord1 passord123 passord12 lösenord lösenord1 lösenord123 losenord losenord1 losenord123
  salasana salasana1 salasana123 motdepasse contraseña wachtwoord adgangskode
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwertz123 qwertzui qwertzuiop azertyui azertyuiop asdfghjk
  asdfghjkl asdfasdf zxcvbnm1 zxcvbnm123 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qazxsw2 qazwsxedc zaq12wsx
  12345678 123456789 1234567890 0123456789 0987654321 987654321 87654321 123123123 12341234 11223344 1122334455 12344321
  123454321 147258369 159753456 741852963 123321123 10203040 11112222 12121212 13131313 20202020 55555555 abcd1234 abc12345
  abc123456 a1234567 a12345678 a123456789 1234abcd 1234qwer 12345abc 123456abc 123456aa aa123456 aa12345678 123abc123
  iloveyou iloveyou1 iloveyou2 ichliebedich jagälskardig jegelskerdeg letmein1 letmein123 welcome1 welcome12
  welcome123 willkommen willkommen1 välkommen välkommen1 välkommen123 velkommen velkommen1 tervetuloa hello123 hello1234
  hallo123 hallo1234 hejsan123 hej12345 sunshine sunshine1 princess princess1 football football1 fotboll1 fussball fußball
  baseball baseball1 basketball superman superman1 spiderman batman123 starwars pokemon1 pokemon123 minecraft dragon123
  monkey123 shadow123 master123 michael1 jennifer jonathan charlie1 charlie123 jessica1 jordan23 liverpool liverpool1
  chelsea1 arsenal1 barcelona realmadrid bayern04 schalke04 werder04 hammarby manchester united123 computer computer1
  internet internet1 whatever trustno1 changeme changeme1 changeme123 change_me secret123 geheim123 hemligt1 hemligt123
  salainen1 admin123 admin1234 administrator root1234 test1234 test12345 testtest testing1 testing123 guest123 user1234
  default1 temp1234 sommer2024 sommer2025 sommer2026 winter2024 winter2025 winter2026 sommar2024 sommar2025 sommar2026
  vinter2024 vinter2025 vinter2026 summer2024 summer2025 summer2026 spring2025 spring2026 autumn2025 autumn2026 kesä2025
  kesä2026 talvi2025 talvi2026 juventus elizabeth samantha danielle victoria alexander alexandra christian sebastian
  stockholm göteborg goteborg helsinki hamburg1 berlin123 muenchen schatz123 blomma123 kissa123 koira123 nintendo
  playstation samsung1 samsung123 iphone123 google123 facebook facebook1 instagram linkedin mustang1 mercedes ferrari1
  corvette harley123 flower123 butterfly chocolate cheese123 cookie123 pepper123 banana123 orange123 purple123
  `
    .split(/\s+/u)
    .filter((word) => Array.from(word).length >= 8),
);
