package io.dockops;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A SHA-256 over all that decides what a build makes, but for the network and base images that nobody tells of: the spec's
 * values, the ids of base images, then the bytes that the engine gets as the build context. The image's own name makes no difference.
 */
final class ContentDigest {

    /** Changes with what is digested and how, so that an older version's labels are not mistaken for this one's. */
    private static final String SCHEME = "1";

    private final MessageDigest sha;

    private ContentDigest(BuildSpec spec, Set<String> bases) {
        sha = sha256();
        add(SCHEME);
        add(spec.dockerfilePath());
        add(spec.buildArgs());
        add(spec.labels());
        add(spec.target());
        add(spec.platform());
        add(bases.size());
        bases.stream().sorted().forEach(this::add);
    }

    /** Digest a whole context. */
    static String of(BuildSpec spec, Set<String> bases, CheckedSource source) throws IOException {
        ContentDigest digest = new ContentDigest(spec, bases);
        source.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest.sha));
        return digest.end();
    }

    /** Digest a context while somebody else reads it. */
    static ContentDigest begin(BuildSpec spec, Set<String> bases) {
        return new ContentDigest(spec, bases);
    }

    /** Give the context as a stream that must be read to its end, and not skipped in. */
    InputStream follow(InputStream context) {
        return new DigestInputStream(context, sha);
    }

    /** End the digest: it can be asked for once. */
    String end() {
        return HexFormat.of().formatHex(sha.digest());
    }

    /** The order of the names makes no difference to a build. */
    private void add(Map<String, String> values) {
        add(values.size());
        new TreeMap<>(values).forEach((name, value) -> {
            add(name);
            add(value);
        });
    }

    private void add(Optional<String> value) {
        add(value.map(given -> Map.of("value", given)).orElse(Map.of()));
    }

    /** The length in front tells where a text ends: no two lists of texts digest the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        sha.update(bytes);
    }

    private void add(int number) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which each must have", e);
        }
    }
}
