// Steps 2 to 9 of checking a Keydesk reset token v1, and the account-state binding. Needs Java 17 and no library.
// Run on its own, it reads tokens from standard input, one a line, and prints `ok <claims, base64url>` or the code:
//   java Check.java <now in seconds> <page origin> <reset|activate> <kdk1:…> [<kdk1:…> …]
//   java Check.java binding <aud> <idk> <sub> <email> <status> <stamp>

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

public final class Check {
    private static final long SKEW_SECONDS = 60;
    private static final long MAX_LIFETIME_SECONDS = 86_400;
    private static final Pattern SHAPE = Pattern.compile(
        "([A-Za-z0-9_-]++)\\.\\.([A-Za-z0-9_-]{16})\\.([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]{22})");
    private static final String TEXT =
        "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+\"";
    private static final String SPACE = "[ \\t\\n\\r]*+";
    private static final String MEMBER =
        SPACE + "(" + TEXT + ")" + SPACE + ":" + SPACE + "(" + TEXT + "|-?(?:0|[1-9][0-9]*+))" + SPACE;
    private static final Pattern EACH_MEMBER = Pattern.compile(MEMBER);
    private static final Pattern WHOLE_OBJECT =
        Pattern.compile(SPACE + "\\{(?:" + MEMBER + ",)*+" + MEMBER + "\\}" + SPACE);
    private static final Set<String> NAMES = Set.of("iss", "aud", "sub", "idk", "pur", "iat", "exp", "jti", "asb");

    /** The code is for the page's log; the shopper sees one sentence for all of them. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        public final String code;

        Refused(String code) {
            super(code);
            this.code = code;
        }
    }

    public record Key(String issuer, String kid, byte[] secret) {
        public static Key parse(String text) {
            String[] parts = text.split(":", -1);
            byte[] secret = parts.length == 4 ? fromBase64Url(parts[3]) : null;
            if (secret == null || secret.length != 32 || !parts[0].equals("kdk1")) {
                throw new IllegalArgumentException("not a key");
            }
            return new Key(parts[1], parts[2], secret);
        }
    }

    /** {@code keys} holds the keys that are accepted now: a revoked one is simply not in it. */
    public static Map<String, Object> checkToken(String token, List<Key> keys, long now, String origin, String purpose)
            throws Refused, GeneralSecurityException {
        // 2: five segments, the second empty, 12 bytes of iv, 16 bytes of tag, each segment in its one spelling.
        Matcher found = SHAPE.matcher(token);
        if (token.length() > 2_048 || !found.matches()) throw new Refused("shape");
        byte[] headerBytes = fromBase64Url(found.group(1));
        byte[] iv = fromBase64Url(found.group(2));
        byte[] ciphertext = fromBase64Url(found.group(3));
        byte[] tag = fromBase64Url(found.group(4));
        if (headerBytes == null || iv == null || ciphertext == null || tag == null) throw new Refused("shape");

        // 3: four fixed members; the key is chosen by its id among known ones.
        Map<String, Object> header = parseFlatJson(headerBytes);
        if (header == null || !(header.get("kid") instanceof String kid)) throw new Refused("header");
        if (!header.equals(Map.of("alg", "dir", "enc", "A256GCM", "kid", kid, "typ", "keydesk-reset-v1+jwt"))) {
            throw new Refused("header");
        }
        if (!kid.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) throw new Refused("header");
        Key key = keys.stream().filter(known -> known.kid().equals(kid)).findFirst().orElse(null);
        if (key == null) throw new Refused("header");

        // 4: Java wants the tag behind the ciphertext; 128 bits are demanded by the parameters.
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key.secret(), "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(found.group(1).getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
        System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
        byte[] plain;
        try {
            plain = cipher.doFinal(sealed);
        } catch (AEADBadTagException wrong) {
            throw new Refused("decrypt");
        }

        // 5 to 9
        Map<String, Object> claims = plain.length <= 1_024 ? parseFlatJson(plain) : null;
        if (claims == null || !areClaims(claims)) throw new Refused("claims");
        if (!claims.get("iss").equals(key.issuer())) throw new Refused("issuer");
        if (!claims.get("aud").equals(origin)) throw new Refused("audience");
        if (!claims.get("pur").equals(purpose)) throw new Refused("purpose");
        long iat = (Long) claims.get("iat");
        long exp = (Long) claims.get("exp");
        boolean isTimely = iat <= now + SKEW_SECONDS && exp > now - SKEW_SECONDS;
        if (!isTimely || exp <= iat || exp - iat > MAX_LIFETIME_SECONDS) throw new Refused("time");
        return claims;
    }

    private static boolean areClaims(Map<String, Object> claims) {
        if (!claims.keySet().equals(NAMES)) return false;
        if (!(claims.get("iat") instanceof Long iat) || !(claims.get("exp") instanceof Long exp)) return false;
        for (String name : List.of("iss", "aud", "sub", "idk", "pur", "jti", "asb")) {
            if (!(claims.get(name) instanceof String)) return false;
        }
        String sub = (String) claims.get("sub");
        byte[] jti = fromBase64Url((String) claims.get("jti"));
        byte[] asb = fromBase64Url((String) claims.get("asb"));
        return ((String) claims.get("iss")).matches("[a-z0-9.-]{3,64}")
            && ((String) claims.get("aud")).matches("https?://[a-z0-9.-]{1,253}(?::[1-9][0-9]{0,4})?")
            && !sub.isEmpty()
            && sub.getBytes(StandardCharsets.UTF_8).length <= 256
            && sub.codePoints().noneMatch(Character::isISOControl)
            && Set.of("id", "code", "login", "email").contains((String) claims.get("idk"))
            && Set.of("reset", "activate").contains((String) claims.get("pur"))
            && iat >= 0
            && exp >= 0
            && jti != null
            && jti.length == 16
            && (claims.get("asb").equals("none") || (asb != null && asb.length == 32));
    }

    /** Step 11: computed from the account as read now; compare the bytes with {@code MessageDigest.isEqual}. */
    public static String binding(String aud, String idk, String sub, String email, String status, String stamp)
            throws GeneralSecurityException {
        String lines = String.join("\n", "keydesk-asb-v1", aud, idk, sub, email, status, stamp);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
        return toBase64Url(hash);
    }

    /** A JSON object of strings and integers, each name once; null for anything else. */
    private static Map<String, Object> parseFlatJson(byte[] bytes) {
        String source;
        try {
            source = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
        if (!WHOLE_OBJECT.matcher(source).matches()) return null;
        Map<String, Object> members = new LinkedHashMap<>();
        Matcher found = EACH_MEMBER.matcher(source);
        while (found.find()) {
            String name = unquote(found.group(1));
            String value = found.group(2);
            Object read;
            if (value.startsWith("\"")) {
                read = unquote(value);
            } else {
                // 2^53 - 1 is the largest integer that every JSON parser reads alike.
                read = value.length() <= 16 && Math.abs(Long.parseLong(value)) <= 9_007_199_254_740_991L
                    ? (Object) Long.valueOf(value)
                    : null;
            }
            if (name == null || read == null || members.put(name, read) != null) return null;
        }
        return members;
    }

    /** The text of a JSON string; null when it has half of a surrogate pair. */
    private static String unquote(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int at = 1; at < quoted.length() - 1; at++) {
            char letter = quoted.charAt(at);
            if (letter != '\\') {
                text.append(letter);
                continue;
            }
            at++;
            switch (quoted.charAt(at)) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(quoted.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> text.append(quoted.charAt(at));
            }
        }
        boolean isUnicode = text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        return isUnicode ? text.toString() : null;
    }

    private static byte[] fromBase64Url(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return toBase64Url(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static String toBase64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments[0].equals("binding")) {
            String[] a = arguments;
            out.println(binding(a[1], a[2], a[3], a[4], a[5], a[6]));
            return;
        }
        List<Key> keys = new ArrayList<>();
        for (String text : Arrays.asList(arguments).subList(3, arguments.length)) keys.add(Key.parse(text));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String token = in.readLine(); token != null; token = in.readLine()) {
            try {
                Map<String, Object> claims =
                    checkToken(token, keys, Long.parseLong(arguments[0]), arguments[1], arguments[2]);
                out.println("ok " + toBase64Url(toJson(claims).getBytes(StandardCharsets.UTF_8)));
            } catch (Refused refused) {
                out.println(refused.code);
            }
        }
    }

    /** For the output above: the claims were checked, so only quotes and backslashes need an escape. */
    private static String toJson(Map<String, Object> claims) {
        List<String> members = new ArrayList<>();
        claims.forEach((name, value) -> members.add('"' + name + "\":"
            + (value instanceof String text ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : value)));
        return "{" + String.join(",", members) + "}";
    }
}
