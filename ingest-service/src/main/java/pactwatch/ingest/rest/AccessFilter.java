package pactwatch.ingest.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import pactwatch.ingest.access.AdminToken;

/**
 * Lets nobody write to the interface without the token, nor read dead letters, which may hold
 * anything, and bodies, which are their publishers'. Pages have a filter of their own.
 */
@Provider
class AccessFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> GUARDED =
            Set.of("/pactwatch.dead-letters", "/pactwatch.bodies");

    // Filters are made before the configuration can be read.
    private final Instance<AdminToken> token;

    @Inject
    AccessFilter(Instance<AdminToken> token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        boolean isOpen =
                SAFE_METHODS.contains(request.getMethod())
                        && GUARDED.stream().noneMatch(request.getUriInfo().getPath()::endsWith);
        if (isOpen || token.get().isShownBy(request.getHeaderString("Authorization"))) {
            return;
        }
        request.abortWith(
                Problem.of(
                        401,
                        "Unauthorized",
                        token.get().isSetUp()
                                ? "Send Authorization: Bearer and the admin token."
                                : "This instance has no admin token; set pactwatch.token-file."));
    }
}
