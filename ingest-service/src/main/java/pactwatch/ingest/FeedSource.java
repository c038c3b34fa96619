package pactwatch.ingest;

import java.net.URI;
import pactwatch.ingest.contract.FetchEvent.Validators;

/** Where feeds are fetched from. */
public interface FeedSource {

    /** Asks once, within bounds of time and size; never throws for what a server does. */
    FetchOutcome fetch(URI url, Validators validators);
}
