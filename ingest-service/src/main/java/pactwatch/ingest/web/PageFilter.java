package pactwatch.ingest.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import pactwatch.ingest.IngestConfig;
import pactwatch.ingest.access.AdminToken;
import pactwatch.ingest.access.Origin;

/** Takes forms only from those who signed in and from our own pages; keeps scripts out. */
@Provider
class PageFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String PAGES = "/feeds";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Filters are made before the configuration can be read.
    private final Instance<AdminToken> token;
    private final Instance<IngestConfig> config;

    @Inject
    PageFilter(Instance<AdminToken> token, Instance<IngestConfig> config) {
        this.token = token;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(PAGES) || !request.getMethod().equals("POST")) {
            return;
        }
        boolean isDemo = config.get().demo();
        if (!Origin.of(request::getHeaderString).isOurs(config.get().publicUrl())) {
            String why = "This form was not sent from our own page.";
            abort(request, 403, Pages.message(isDemo, "Not accepted", why).render());
        } else if (!isSignedIn(request) && !path.equals("/feeds/sign-in")) {
            abort(request, 401, Pages.signIn(isDemo, false, token.get().isSetUp()).render());
        }
    }

    private boolean isSignedIn(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(AdminToken.COOKIE);
        return token.get().isShownBy(request.getHeaderString("Authorization"))
                || (cookie != null && token.get().matches(cookie.getValue()));
    }

    private static void abort(ContainerRequestContext request, int status, String html) {
        request.abortWith(
                Response.status(status)
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(html)
                        .build());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith(PAGES)) {
            response.getHeaders().putSingle("Content-Security-Policy", POLICY);
            response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
            response.getHeaders().putSingle("Referrer-Policy", "same-origin");
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
