package pactwatch.alert.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.Visitor;
import pactwatch.alert.access.AdminToken;
import pactwatch.alert.access.Caller;
import pactwatch.alert.access.Callers;
import pactwatch.alert.access.Origin;

/** Lets nobody use the API without the token, and no other site use a signed-in browser. */
@Provider
class AccessFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    // Filters are made before the configuration can be read.
    private final Instance<AdminToken> token;
    private final Instance<Callers> callers;
    private final Instance<Visitor> visitor;
    private final Instance<AlertConfig> config;

    @Inject
    AccessFilter(
            Instance<AdminToken> token,
            Instance<Callers> callers,
            Instance<Visitor> visitor,
            Instance<AlertConfig> config) {
        this.token = token;
        this.callers = callers;
        this.visitor = visitor;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/api/") || path.startsWith(SchemaResource.PATH)) {
            return;
        }
        Optional<Caller> byHeader =
                callers.get().byHeader(request.getHeaderString("Authorization"));
        Cookie cookie = request.getCookies().get(AdminToken.COOKIE);
        Optional<Caller> byCookie =
                callers.get().byToken(cookie == null ? null : cookie.getValue());
        boolean isWrite = !SAFE_METHODS.contains(request.getMethod());
        if (byHeader.isPresent()) {
            visitor.get().is(byHeader.get());
        } else if (byCookie.isEmpty()) {
            request.abortWith(Problem.of(401, "Unauthorized", unauthorized()));
        } else if (isWrite && !isOurs(request)) {
            request.abortWith(
                    Problem.of(403, "Forbidden", "Writes with a cookie come from our own pages."));
        } else {
            visitor.get().is(byCookie.get());
        }
    }

    private String unauthorized() {
        return token.get().isSetUp()
                ? "Send Authorization: Bearer and the admin token or an owner's token."
                : "This instance has no admin token; set pactwatch.token-file.";
    }

    private boolean isOurs(ContainerRequestContext request) {
        Origin origin = Origin.of(request::getHeaderString);
        return origin.isOurs(config.get().publicUrl().orElse(null));
    }
}
