package pactwatch.analysis.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.access.AdminToken;
import pactwatch.analysis.access.Origin;

/**
 * Lets nobody write without the token, nor read dead letters, which may hold anything; and no other
 * site use a signed-in browser.
 */
@Provider
class AccessFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String DEAD_LETTERS = "/api/dead-letters";

    // Filters are made before the configuration can be read.
    private final Instance<AdminToken> token;
    private final Instance<AnalysisConfig> config;

    @Inject
    AccessFilter(Instance<AdminToken> token, Instance<AnalysisConfig> config) {
        this.token = token;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean isWrite = !SAFE_METHODS.contains(request.getMethod());
        if (!path.startsWith("/api/")
                || (!isWrite && !path.startsWith(DEAD_LETTERS))
                || token.get().isShownBy(request.getHeaderString("Authorization"))) {
            return;
        }
        Cookie cookie = request.getCookies().get(AdminToken.COOKIE);
        if (cookie == null || !token.get().matches(cookie.getValue())) {
            request.abortWith(
                    Problem.of(
                            401,
                            "Unauthorized",
                            token.get().isSetUp()
                                    ? "Send Authorization: Bearer and the admin token."
                                    : "This instance has no admin token; set"
                                            + " pactwatch.token-file."));
        } else if (isWrite && !isOurs(request)) {
            request.abortWith(
                    Problem.of(403, "Forbidden", "Writes with a cookie come from our own pages."));
        }
    }

    private boolean isOurs(ContainerRequestContext request) {
        Origin origin = Origin.of(request::getHeaderString);
        return origin.isOurs(config.get().publicUrl().orElse(null));
    }
}
