package pactwatch.alert.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;

/** The way in which a subscriber is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Channel.Stream.class, name = "sse")
})
public sealed interface Channel {

    int URL_MAX_CHARS = 2_000;

    /**
     * Messages are sent to an address as Standard Webhooks 1.0.
     *
     * @param url http or https
     * @param sealedSecret the signing secret as {@link SecretBox} seals it
     */
    record Webhook(URI url, String sealedSecret) implements Channel {
        public Webhook {
            if (sealedSecret.isBlank()) {
                throw new IllegalArgumentException("A webhook's secret is never blank");
            }
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

    /** The subscriber fetches messages as a stream of server-sent events. */
    @JsonInclude
    record Stream() implements Channel {}
}
