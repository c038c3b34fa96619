package pactwatch.ingest.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import pactwatch.access.Right;
import pactwatch.access.rest.Presence;

/** Whether the reader of a page may write. */
@Singleton
class SignedIn {

    private final Presence presence;

    @Inject
    SignedIn(Presence presence) {
        this.presence = presence;
    }

    boolean is() {
        return presence.has(Right.OPERATOR);
    }
}
