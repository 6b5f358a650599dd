// Steps 2 to 9 of checking a Keydesk reset token v1, and the account-state binding. Needs .NET 8 and no package.
// Run on its own, it reads tokens from standard input, one a line, and prints `ok <claims, base64url>` or the code:
//   dotnet run -- <now in seconds> <page origin> <reset|activate> <kdk1:…> [<kdk1:…> …]
//   dotnet run -- binding <aud> <idk> <sub> <email> <status> <stamp>

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Keydesk
{
    /// <summary>The code is for the page's log; the shopper sees one sentence for all of them.</summary>
    public sealed class RefusedException : Exception
    {
        public RefusedException(string code) : base(code) { }
    }

    public sealed class Key
    {
        public string Issuer { get; private set; }
        public string Kid { get; private set; }
        public byte[] Secret { get; private set; }

        public static Key Parse(string text)
        {
            string[] parts = text.Split(':');
            byte[] secret = parts.Length == 4 ? Check.FromBase64Url(parts[3]) : null;
            if (secret == null || secret.Length != 32 || parts[0] != "kdk1") throw new FormatException("not a key");
            return new Key { Issuer = parts[1], Kid = parts[2], Secret = secret };
        }
    }

    public static class Check
    {
        private const long SkewSeconds = 60;
        private const long MaxLifetimeSeconds = 86400;
        // 2^53 - 1 is the largest integer that every JSON parser reads alike.
        private const long Largest = 9007199254740991;
        private const string Text = "\"(?:[^\"\\\\\\u0000-\\u001f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*\"";
        private const string Space = "[ \\t\\n\\r]*";
        private const string Member =
            Space + "(" + Text + ")" + Space + ":" + Space + "(" + Text + "|-?(?:0|[1-9][0-9]*))" + Space;

        // \z, because $ also matches before a line break.
        private static readonly Regex Shape = new Regex(
            "\\A([A-Za-z0-9_-]+)\\.\\.([A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{22})\\z");
        private static readonly Regex WholeObject = new Regex(
            "\\A" + Space + "\\{" + Member + "(?:," + Member + ")*\\}" + Space + "\\z");
        private static readonly Regex EachMember = new Regex(Member);
        private static readonly Regex KeyId = new Regex("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z");
        private static readonly Regex Issuer = new Regex("\\A[a-z0-9.-]{3,64}\\z");
        private static readonly Regex Origin = new Regex("\\Ahttps?://[a-z0-9.-]{1,253}(?::[1-9][0-9]{0,4})?\\z");
        private static readonly UTF8Encoding StrictUtf8 = new UTF8Encoding(false, true);
        private static readonly string[] Names = { "asb", "aud", "exp", "iat", "idk", "iss", "jti", "pur", "sub" };

        /// <param name="keys">The keys that are accepted now: a revoked one is simply not among them.</param>
        /// <exception cref="RefusedException">with the code of the first check that failed</exception>
        public static IDictionary<string, object> Token(
            string token, IEnumerable<Key> keys, long now, string origin, string purpose)
        {
            // 2: five segments, the second empty, 12 bytes of iv, 16 bytes of tag, each segment in its one spelling.
            Match found = Shape.Match(token);
            if (token.Length > 2048 || !found.Success) throw new RefusedException("shape");
            byte[] headerBytes = FromBase64Url(found.Groups[1].Value);
            byte[] iv = FromBase64Url(found.Groups[2].Value);
            byte[] ciphertext = FromBase64Url(found.Groups[3].Value);
            byte[] tag = FromBase64Url(found.Groups[4].Value);
            if (headerBytes == null || iv == null || ciphertext == null || tag == null) throw new RefusedException("shape");

            // 3: four fixed members; the key is chosen by its id among known ones.
            IDictionary<string, object> header = ParseFlatJson(headerBytes);
            if (header == null || header.Count != 4) throw new RefusedException("header");
            if (!Is(header, "alg", "dir") || !Is(header, "enc", "A256GCM")) throw new RefusedException("header");
            if (!Is(header, "typ", "keydesk-reset-v1+jwt")) throw new RefusedException("header");
            string kid = header.ContainsKey("kid") ? header["kid"] as string : null;
            if (kid == null || !KeyId.IsMatch(kid)) throw new RefusedException("header");
            Key key = keys.FirstOrDefault(known => known.Kid == kid);
            if (key == null) throw new RefusedException("header");

            // 4: the second argument of AesGcm makes it demand all 16 bytes of the tag.
            byte[] plain = new byte[ciphertext.Length];
            try
            {
                using (AesGcm cipher = new AesGcm(key.Secret, 16))
                {
                    cipher.Decrypt(iv, ciphertext, tag, plain, Encoding.ASCII.GetBytes(found.Groups[1].Value));
                }
            }
            catch (CryptographicException)
            {
                throw new RefusedException("decrypt");
            }

            // 5 to 9
            IDictionary<string, object> claims = plain.Length <= 1024 ? ParseFlatJson(plain) : null;
            if (claims == null || !AreClaims(claims)) throw new RefusedException("claims");
            if (!Is(claims, "iss", key.Issuer)) throw new RefusedException("issuer");
            if (!Is(claims, "aud", origin)) throw new RefusedException("audience");
            if (!Is(claims, "pur", purpose)) throw new RefusedException("purpose");
            long iat = (long)claims["iat"];
            long exp = (long)claims["exp"];
            bool isTimely = iat <= now + SkewSeconds && exp > now - SkewSeconds;
            if (!isTimely || exp <= iat || exp - iat > MaxLifetimeSeconds) throw new RefusedException("time");
            return claims;
        }

        /// <summary>Step 11: from the account as read now; compare with CryptographicOperations.FixedTimeEquals.</summary>
        public static string Binding(string aud, string idk, string sub, string email, string status, string stamp)
        {
            string lines = string.Join("\n", "keydesk-asb-v1", aud, idk, sub, email, status, stamp);
            using (SHA256 hash = SHA256.Create()) return ToBase64Url(hash.ComputeHash(StrictUtf8.GetBytes(lines)));
        }

        private static bool Is(IDictionary<string, object> members, string name, string expected)
        {
            object value;
            return members.TryGetValue(name, out value) && string.Equals(value as string, expected, StringComparison.Ordinal);
        }

        private static bool AreClaims(IDictionary<string, object> claims)
        {
            if (!claims.Keys.OrderBy(name => name, StringComparer.Ordinal).SequenceEqual(Names)) return false;
            foreach (string name in Names)
            {
                bool isNumber = name == "iat" || name == "exp";
                if (isNumber ? !(claims[name] is long) : !(claims[name] is string)) return false;
            }
            string sub = (string)claims["sub"];
            string asb = (string)claims["asb"];
            byte[] jti = FromBase64Url((string)claims["jti"]);
            byte[] bound = FromBase64Url(asb);
            return Issuer.IsMatch((string)claims["iss"])
                && Origin.IsMatch((string)claims["aud"])
                && sub.Length > 0
                && StrictUtf8.GetByteCount(sub) <= 256
                && !sub.Any(char.IsControl)
                && new[] { "id", "code", "login", "email" }.Contains((string)claims["idk"])
                && new[] { "reset", "activate" }.Contains((string)claims["pur"])
                && (long)claims["iat"] >= 0
                && (long)claims["exp"] >= 0
                && jti != null && jti.Length == 16
                && (asb == "none" || (bound != null && bound.Length == 32));
        }

        /// <summary>A JSON object of strings and integers, each name once; null for anything else.</summary>
        private static IDictionary<string, object> ParseFlatJson(byte[] bytes)
        {
            string source;
            try
            {
                source = StrictUtf8.GetString(bytes);
            }
            catch (ArgumentException)
            {
                return null;
            }
            if (!WholeObject.IsMatch(source)) return null;
            Dictionary<string, object> members = new Dictionary<string, object>(StringComparer.Ordinal);
            foreach (Match found in EachMember.Matches(source))
            {
                string name = Unquote(found.Groups[1].Value);
                object value = ReadValue(found.Groups[2].Value);
                if (name == null || value == null || members.ContainsKey(name)) return null;
                members.Add(name, value);
            }
            return members;
        }

        private static object ReadValue(string source)
        {
            if (source[0] == '"') return Unquote(source);
            long number;
            bool isRead = long.TryParse(source, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
            return isRead && number >= -Largest && number <= Largest ? (object)number : null;
        }

        /// <summary>The text of a JSON string; null when it has half of a surrogate pair.</summary>
        private static string Unquote(string quoted)
        {
            StringBuilder text = new StringBuilder();
            for (int at = 1; at < quoted.Length - 1; at++)
            {
                if (quoted[at] != '\\')
                {
                    text.Append(quoted[at]);
                    continue;
                }
                at++;
                switch (quoted[at])
                {
                    case 'b': text.Append('\b'); break;
                    case 'f': text.Append('\f'); break;
                    case 'n': text.Append('\n'); break;
                    case 'r': text.Append('\r'); break;
                    case 't': text.Append('\t'); break;
                    case 'u':
                        text.Append((char)int.Parse(quoted.Substring(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                        at += 4;
                        break;
                    default: text.Append(quoted[at]); break;
                }
            }
            try
            {
                StrictUtf8.GetByteCount(text.ToString());
                return text.ToString();
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        public static byte[] FromBase64Url(string text)
        {
            try
            {
                string padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - text.Length % 4) % 4);
                byte[] bytes = Convert.FromBase64String(padded);
                return ToBase64Url(bytes) == text ? bytes : null;
            }
            catch (FormatException)
            {
                return null;
            }
        }

        private static string ToBase64Url(byte[] bytes)
        {
            return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }

        public static void Main(string[] arguments)
        {
            if (arguments[0] == "binding")
            {
                string[] a = arguments;
                Console.WriteLine(Binding(a[1], a[2], a[3], a[4], a[5], a[6]));
                return;
            }
            List<Key> keys = arguments.Skip(3).Select(Key.Parse).ToList();
            for (string token = Console.ReadLine(); token != null; token = Console.ReadLine())
            {
                try
                {
                    long now = long.Parse(arguments[0], CultureInfo.InvariantCulture);
                    IDictionary<string, object> claims = Token(token, keys, now, arguments[1], arguments[2]);
                    Console.WriteLine("ok " + ToBase64Url(StrictUtf8.GetBytes(ToJson(claims))));
                }
                catch (RefusedException refused)
                {
                    Console.WriteLine(refused.Message);
                }
            }
        }

        /// <summary>For the output above: the claims were checked, so only quotes and backslashes need an escape.</summary>
        private static string ToJson(IDictionary<string, object> claims)
        {
            return "{" + string.Join(",", claims.Select(claim => "\"" + claim.Key + "\":" + (claim.Value is long
                ? ((long)claim.Value).ToString(CultureInfo.InvariantCulture)
                : "\"" + ((string)claim.Value).Replace("\\", "\\\\").Replace("\"", "\\\"") + "\""))) + "}";
        }
    }
}
