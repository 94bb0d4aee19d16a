package io.dockops;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image: {@code [registry/]repository[:tag][@digest]}, by the rules of the engine's reference grammar.
 *
 * <p>The repository part, with the registry where one is named, is the image's <em>group</em>: {@code test:uno} is tag
 * {@code uno} of group {@code test}, and {@code localhost:5000/test:uno} is tag {@code uno} of group
 * {@code localhost:5000/test}.
 *
 * @param group the repository, with the registry's host and port where there is one
 * @param tag the tag, {@code null} where the name has none
 * @param digest the digest such as {@code sha256:…}, {@code null} where the name has none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ImageName(
        String group, @Nullable String tag, @Nullable String digest) {

    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String HOST =
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[0-9a-fA-F:]+])(?::[0-9]+)?";
    private static final Pattern GROUP = Pattern.compile("(?:" + HOST + "/)?" + COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
    private static final Pattern NAME =
            Pattern.compile("(?<group>.+?)(?::(?<tag>[^:/@]*))?(?:@(?<digest>.*))?", Pattern.DOTALL);
    private static final int LONGEST_GROUP = 255;
    private static final String HUB = "docker.io/";
    private static final String HUB_LIBRARY = HUB + "library/";
    private static final String LOCAL = "localhost/";

    /**
     * Check the parts.
     *
     * @param group the repository, with the registry's host and port where there is one
     * @param tag the tag, {@code null} where the name has none
     * @param digest the digest such as {@code sha256:…}, {@code null} where the name has none
     * @throws IllegalArgumentException if a part breaks the grammar; the message names the part and the rule
     */
    public ImageName {
        // The length first: matching a very long one takes more stack than there is.
        require(group.length() <= LONGEST_GROUP, "group", group, "at most " + LONGEST_GROUP + " characters");
        require(
                GROUP.matcher(group).matches(),
                "group",
                group,
                "lower-case letters, digits and . _ - between them, parts divided by /");
        require(
                tag == null || TAG.matcher(tag).matches(),
                "tag",
                tag,
                "a letter, digit or _, then at most 127 of these and . or -");
        require(digest == null || DIGEST.matcher(digest).matches(), "digest", digest, "algorithm:hex");
    }

    /**
     * Parse a name; a name without tag and digest has neither afterwards.
     *
     * @param name such as {@code test:uno}
     * @return its parts
     * @throws IllegalArgumentException if the name breaks the grammar
     */
    public static ImageName parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Bad image name [" + name + "]: it is empty; write it like [test:uno]");
        }
        try {
            return new ImageName(matcher.group("group"), matcher.group("tag"), matcher.group("digest"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Bad image name [" + name + "]: " + e.getMessage(), e);
        }
    }

    /**
     * Parse what an engine lists, where a missing name is written {@code <none>:<none>} or with an image id.
     *
     * @param listed as the engine lists it
     * @return the name, or nothing where there is none
     */
    static Optional<ImageName> parseListed(@Nullable String listed) {
        if (listed == null || listed.startsWith("sha256:")) {
            return Optional.empty();
        }
        String name = listed.replace(":<none>", "").replace("@<none>", "");
        try {
            return Optional.of(parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an engine lists what it likes; what is no name belongs to no group
        }
    }

    /**
     * Name the image that an engine takes where neither tag nor digest is given: tag {@code latest}.
     *
     * @return this name, with a tag or a digest
     */
    public ImageName withDefaultTag() {
        return tag == null && digest == null ? new ImageName(group, "latest", null) : this;
    }

    /**
     * Tell whether this image belongs to a group. The registry that an engine fills in ({@code docker.io/library/},
     * Podman's {@code localhost/}) makes no difference.
     *
     * @param other a group, such as {@code test}
     * @return whether this name's group is that one
     */
    public boolean isOfGroup(String other) {
        return familiar(group).equals(familiar(other));
    }

    /**
     * Tell whether two names mean the same image once defaults are filled in.
     *
     * @param other another name
     * @return whether both have the same group, tag and digest
     */
    public boolean isSameAs(ImageName other) {
        return familiar(group).equals(familiar(other.group))
                && Objects.equals(withDefaultTag().tag, other.withDefaultTag().tag)
                && Objects.equals(digest, other.digest);
    }

    private static String familiar(String group) {
        for (String filledIn : new String[] {HUB_LIBRARY, HUB, LOCAL}) {
            if (group.startsWith(filledIn) && group.length() > filledIn.length()) {
                return group.substring(filledIn.length());
            }
        }
        return group;
    }

    private static void require(boolean holds, String part, @Nullable String value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("the " + part + " [" + value + "] must be " + rule);
        }
    }

    /**
     * Write the name as the engine takes it.
     *
     * @return such as {@code test:uno}
     */
    @Override
    public String toString() {
        return group + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** By hand, since a record's own costs a cold JVM much at its first use. */
    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
