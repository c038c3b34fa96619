package pactwatch.ingest.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import pactwatch.ingest.access.AdminToken;

/** Whether the reader of a page may write. */
@Singleton
class SignedIn {

    private final AdminToken token;
    private final HttpHeaders headers;

    /**
     * A check of the present request.
     *
     * @param headers of whichever request is being answered
     */
    @Inject
    SignedIn(AdminToken token, HttpHeaders headers) {
        this.token = token;
        this.headers = headers;
    }

    boolean is() {
        Cookie cookie = headers.getCookies().get(AdminToken.COOKIE);
        return token.isShownBy(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                || (cookie != null && token.matches(cookie.getValue()));
    }
}
