<?php
// Steps 2 to 9 of checking a Keydesk reset token v1, and the account-state binding. Needs PHP 8.1 with OpenSSL and JSON.
// Run on its own, it reads tokens from standard input, one a line, and prints `ok <claims, base64url>` or the code:
//   php check.php <now in seconds> <page origin> <reset|activate> <kdk1:…> [<kdk1:…> …]
//   php check.php binding <aud> <idk> <sub> <email> <status> <stamp>
declare(strict_types=1);

namespace Keydesk;

const SKEW_SECONDS = 60;
const MAX_LIFETIME_SECONDS = 86400;

/** @return array{issuer: string, kid: string, secret: string} */
function parse_key(string $text): array
{
    $parts = explode(':', $text);
    $secret = count($parts) === 4 ? from_base64url($parts[3]) : null;
    if ($secret === null || $parts[0] !== 'kdk1' || strlen($secret) !== 32) {
        throw new \InvalidArgumentException('not a key');
    }
    return ['issuer' => $parts[1], 'kid' => $parts[2], 'secret' => $secret];
}

/**
 * Answers with the claims as an array, or with the code of the first check that failed.
 *
 * @param list<array{issuer: string, kid: string, secret: string}> $keys the keys that are accepted now: a revoked one is not in it
 */
function check_token(string $token, array $keys, int $now, string $origin, string $purpose): array|string
{
    // 2: five segments, the second empty, 12 bytes of iv, 16 bytes of tag, each segment in its one spelling.
    // `D` keeps `$` from matching before a line break.
    $shape = '/^([A-Za-z0-9_-]++)\.\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]++)\.([A-Za-z0-9_-]{22})$/D';
    if (strlen($token) > 2048 || preg_match($shape, $token, $found) !== 1) {
        return 'shape';
    }
    [$headerBytes, $iv, $ciphertext, $tag] = array_map(from_base64url(...), array_slice($found, 1));
    if ($headerBytes === null || $iv === null || $ciphertext === null || $tag === null) {
        return 'shape';
    }

    // 3: four fixed members; the key is chosen by its id among known ones.
    $header = parse_flat_json($headerBytes);
    $kid = $header['kid'] ?? null;
    $fixed = ['alg' => 'dir', 'enc' => 'A256GCM', 'kid' => $kid, 'typ' => 'keydesk-reset-v1+jwt'];
    if ($header === null || !is_string($kid) || !has_exactly($header, $fixed)) {
        return 'header';
    }
    if (preg_match('/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/D', $kid) !== 1) {
        return 'header';
    }
    $known = array_values(array_filter($keys, fn (array $key): bool => $key['kid'] === $kid));
    if ($known === []) {
        return 'header';
    }

    // 4: `openssl_decrypt` would accept a tag of four bytes; step 2 made sure of 16, and this makes sure of step 2.
    if (strlen($tag) !== 16) {
        return 'shape';
    }
    $plain = openssl_decrypt($ciphertext, 'aes-256-gcm', $known[0]['secret'], OPENSSL_RAW_DATA, $iv, $tag, $found[1]);
    if ($plain === false) {
        return 'decrypt';
    }

    // 5 to 9
    $claims = strlen($plain) <= 1024 ? parse_flat_json($plain) : null;
    if ($claims === null || !are_claims($claims)) {
        return 'claims';
    }
    if ($claims['iss'] !== $known[0]['issuer']) {
        return 'issuer';
    }
    if ($claims['aud'] !== $origin) {
        return 'audience';
    }
    if ($claims['pur'] !== $purpose) {
        return 'purpose';
    }
    ['iat' => $iat, 'exp' => $exp] = $claims;
    $isTimely = $iat <= $now + SKEW_SECONDS && $exp > $now - SKEW_SECONDS;
    return $isTimely && $exp > $iat && $exp - $iat <= MAX_LIFETIME_SECONDS ? $claims : 'time';
}

/** The same members with the same values, in any order. */
function has_exactly(array $members, array $expected): bool
{
    ksort($members);
    ksort($expected);
    return $members === $expected;
}

function are_claims(array $claims): bool
{
    $names = array_keys($claims);
    sort($names);
    if ($names !== ['asb', 'aud', 'exp', 'iat', 'idk', 'iss', 'jti', 'pur', 'sub']) {
        return false;
    }
    ['iss' => $iss, 'aud' => $aud, 'sub' => $sub, 'jti' => $jti, 'asb' => $asb] = $claims;
    foreach ([$iss, $aud, $sub, $jti, $asb] as $text) {
        if (!is_string($text)) {
            return false;
        }
    }
    return preg_match('/^[a-z0-9.-]{3,64}$/D', $iss) === 1
        && preg_match('#^https?://[a-z0-9.-]{1,253}(?::[1-9][0-9]{0,4})?$#D', $aud) === 1
        && $sub !== '' && strlen($sub) <= 256
        && preg_match('/[\x{0}-\x{1f}\x{7f}-\x{9f}]/u', $sub) === 0
        && in_array($claims['idk'], ['id', 'code', 'login', 'email'], true)
        && in_array($claims['pur'], ['reset', 'activate'], true)
        && is_int($claims['iat']) && $claims['iat'] >= 0
        && is_int($claims['exp']) && $claims['exp'] >= 0
        && strlen(from_base64url($jti) ?? '') === 16
        && ($asb === 'none' || strlen(from_base64url($asb) ?? '') === 32);
}

/** Step 11: computed from the account as read now; compare with `hash_equals($claims['asb'], binding(…))`. */
function binding(string $aud, string $idk, string $sub, string $email, string $status, string $stamp): string
{
    $lines = implode("\n", ['keydesk-asb-v1', $aud, $idk, $sub, $email, $status, $stamp]);
    return to_base64url(hash('sha256', $lines, true));
}

/** A JSON object of strings and integers, each name once. `json_decode` alone would keep the last of two equal names. */
function parse_flat_json(string $bytes): ?array
{
    if (preg_match('//u', $bytes) !== 1) {
        return null;
    }
    $text = '"(?:[^"\\\\\x{0}-\x{1f}]|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+"';
    $member = "[ \\t\\n\\r]*+($text)[ \\t\\n\\r]*+:[ \\t\\n\\r]*+($text|-?(?:0|[1-9][0-9]*+))[ \\t\\n\\r]*+";
    if (preg_match("~^[ \\t\\n\\r]*+\\{(?:$member,)*+$member\\}[ \\t\\n\\r]*+\$~uD", $bytes) !== 1) {
        return null;
    }
    preg_match_all("~$member~u", $bytes, $found, PREG_SET_ORDER);
    $members = [];
    foreach ($found as [, $name, $value]) {
        // Null for text that is no Unicode, such as half of a surrogate pair. Longer integers would become floats.
        $key = json_decode($name);
        $read = json_decode($value);
        $isSafe = is_string($read) || (is_int($read) && abs($read) <= 9007199254740991);
        if (!is_string($key) || !$isSafe || array_key_exists("m$key", $members)) {
            return null;
        }
        // With a letter in front, because PHP would turn the name "1" into a number.
        $members["m$key"] = $read;
    }
    return array_combine(array_map(fn (string $key): string => substr($key, 1), array_keys($members)), $members);
}

function from_base64url(string $text): ?string
{
    $bytes = base64_decode(strtr($text, '-_', '+/'), true);
    return $bytes !== false && to_base64url($bytes) === $text ? $bytes : null;
}

function to_base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

if (PHP_SAPI === 'cli' && realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    $arguments = array_slice($argv, 1);
    if ($arguments[0] === 'binding') {
        echo binding(...array_slice($arguments, 1)), "\n";
        exit;
    }
    [$now, $origin, $purpose] = $arguments;
    $keys = array_map(parse_key(...), array_slice($arguments, 3));
    while (($line = fgets(STDIN)) !== false) {
        $result = check_token(substr($line, 0, -1), $keys, (int) $now, $origin, $purpose);
        $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
        echo is_string($result) ? $result : 'ok ' . to_base64url(json_encode($result, $flags)), "\n";
    }
}
