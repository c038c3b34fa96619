package pactwatch.ingest.feed;

import com.google.common.net.InternetDomainName;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import pactwatch.log.ContentId;

/** What identifies a feed and its publisher: ids and registrable domains. */
public final class FeedIdentity {

    private static final int URL_LENGTH_MAX = 2_000;

    private FeedIdentity() {}

    /** The id of the feed that was added under this address. */
    public static String idOf(URI url) {
        return ContentId.of(url.toString());
    }

    /**
     * The registrable domain of an address by the public suffix list, such as {@code bbc.co.uk};
     * the host itself for addresses without one.
     */
    public static String domainOf(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        if (!InternetDomainName.isValid(host)) {
            return host;
        }
        InternetDomainName name = InternetDomainName.from(host);
        return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : host;
    }

    /**
     * Reads the address of a feed, in any script.
     *
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    public static URI parse(String text) {
        if (text.length() > URL_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "A feed's address has at most " + URL_LENGTH_MAX + " characters");
        }
        URI url = WrittenAddress.uri(text).normalize();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("A feed's address begins with http:// or https://");
        }
        if (url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "A feed's address names a host, without user name or password");
        }
        return url;
    }
}
