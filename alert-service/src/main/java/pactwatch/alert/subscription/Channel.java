package pactwatch.alert.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way in which a subscriber is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Channel.Email.class, name = "email"),
    @JsonSubTypes.Type(value = Channel.Stream.class, name = "sse"),
    @JsonSubTypes.Type(value = Channel.Atom.class, name = "atom")
})
public sealed interface Channel {

    int URL_MAX_CHARS = 2_000;

    /**
     * Messages are sent to an address as Standard Webhooks 1.0.
     *
     * @param url http or https
     * @param sealedSecret the signing secret as {@link pactwatch.alert.secret.SecretBox} seals it
     * @param formerSecret the one before it, which signs too until {@code formerUntil}
     */
    record Webhook(
            URI url,
            String sealedSecret,
            @Nullable String formerSecret,
            @Nullable Instant formerUntil)
            implements Channel {

        public Webhook {
            if (sealedSecret.isBlank()) {
                throw new IllegalArgumentException("A webhook's secret is never blank");
            }
        }

        public Webhook(URI url, String sealedSecret) {
            this(url, sealedSecret, null, null);
        }

        /** The same receiver with a new secret; the present one signs too until then. */
        public Webhook rotated(String newSecret, Instant until) {
            return new Webhook(url, newSecret, sealedSecret, until);
        }

        /** The sealed secrets that sign a message at a time, newest first. */
        public List<String> signing(Instant now) {
            return formerSecret != null && formerUntil != null && now.isBefore(formerUntil)
                    ? List.of(sealedSecret, formerSecret)
                    : List.of(sealedSecret);
        }

        /** Host and port, by which deliveries to one receiver are bounded. */
        public String receiver() {
            return url.getHost() + ":" + url.getPort();
        }

        @Override
        public String toString() {
            return "Webhook[url=" + url + "]";
        }
    }

    /**
     * Messages are mailed to an address, once it has confirmed that it wants them.
     *
     * @param shown the address with its middle left out, for the eyes of its owner
     * @param sealedAddress the address as {@link pactwatch.alert.secret.SecretBox} seals it
     */
    record Email(String shown, String sealedAddress) implements Channel {

        /** The address as it may be shown: {@code r…k@desk.example}. */
        public static String masked(String address) {
            int at = address.lastIndexOf('@');
            String name = address.substring(0, at);
            return name.charAt(0)
                    + "…"
                    + (name.length() > 2 ? name.substring(name.length() - 1) : "")
                    + address.substring(at);
        }
    }

    /** The subscriber fetches messages as a stream of server-sent events. */
    @JsonInclude
    record Stream() implements Channel {}

    /** The subscriber fetches messages as an Atom feed. */
    @JsonInclude
    record Atom() implements Channel {}
}
