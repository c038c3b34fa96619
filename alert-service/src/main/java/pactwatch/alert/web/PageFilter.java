package pactwatch.alert.web;

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
import java.util.List;
import java.util.Optional;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.Visitor;
import pactwatch.alert.access.AdminToken;
import pactwatch.alert.access.Caller;
import pactwatch.alert.access.Callers;
import pactwatch.alert.access.Origin;

/** Shows pages only to those who signed in, takes forms only from them, and keeps scripts out. */
@Provider
class PageFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Pages that a signed link opens; each checks its key. */
    private static final List<String> OPEN =
            List.of(
                    "/alerts/confirm/",
                    "/alerts/unsubscribe/",
                    "/alerts/answer/",
                    "/alerts/feeds/");

    // Filters are made before the configuration can be read.
    private final Instance<AdminToken> token;
    private final Instance<Callers> callers;
    private final Instance<Visitor> visitor;
    private final Instance<AlertConfig> config;

    @Inject
    PageFilter(
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
        if (!path.startsWith("/alerts") || OPEN.stream().anyMatch(path::startsWith)) {
            return;
        }
        boolean isWrite = request.getMethod().equals("POST");
        Origin origin = Origin.of(request::getHeaderString);
        Optional<Caller> caller = caller(request);
        if (isWrite && !origin.isOurs(config.get().publicUrl().orElse(null))) {
            abort(
                    request,
                    403,
                    Pages.message(
                                    config.get().demo(),
                                    "Not accepted",
                                    "This form was not sent from our own page.")
                            .render());
        } else if (caller.isPresent()) {
            visitor.get().is(caller.get());
        } else if (!path.equals("/alerts/sign-in")) {
            abort(
                    request,
                    401,
                    Pages.signIn(config.get().demo(), false, token.get().isSetUp()).render());
        }
    }

    private Optional<Caller> caller(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(AdminToken.COOKIE);
        return callers.get()
                .byHeader(request.getHeaderString("Authorization"))
                .or(() -> callers.get().byToken(cookie == null ? null : cookie.getValue()));
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
        if (request.getUriInfo().getPath().startsWith("/alerts")) {
            response.getHeaders().putSingle("Content-Security-Policy", POLICY);
            response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
            response.getHeaders().putSingle("Referrer-Policy", "same-origin");
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
