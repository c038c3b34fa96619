package pactwatch.ingest;

import java.net.URI;
import java.util.Optional;

/** Which addresses may be asked at all. */
public interface AddressPolicy {

    /**
     * Why an address will never be asked, as far as that can be told without looking its name up.
     *
     * @return empty if it may be asked
     */
    Optional<String> refusal(URI url);
}
