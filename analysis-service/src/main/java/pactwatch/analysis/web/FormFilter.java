package pactwatch.analysis.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.access.AdminToken;
import pactwatch.analysis.access.Origin;

/** Takes forms only from our own pages, and only from those who signed in. */
@Provider
class FormFilter implements ContainerRequestFilter {

    // Filters are made before the configuration can be read.
    private final Instance<AdminToken> token;
    private final Instance<AnalysisConfig> config;

    @Inject
    FormFilter(Instance<AdminToken> token, Instance<AnalysisConfig> config) {
        this.token = token;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith("/api/") || !request.getMethod().equals("POST")) {
            return;
        }
        Origin origin = Origin.of(request::getHeaderString);
        if (!origin.isOurs(config.get().publicUrl().orElse(null))) {
            abort(
                    request,
                    403,
                    Pages.message("Not accepted", "This form was not sent from our own page.")
                            .render());
        } else if (!path.equals(SignInPage.PATH) && !isSignedIn(request)) {
            abort(request, 401, Pages.signIn("/", false, token.get().isSetUp()).render());
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
}
