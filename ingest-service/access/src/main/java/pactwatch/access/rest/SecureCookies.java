package pactwatch.access.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import pactwatch.access.Reach;

/** Lets browsers send our cookies over https alone, if that is how they were given. */
@Provider
public class SecureCookies implements ContainerResponseFilter {

    private final Instance<House> house;

    @Inject
    SecureCookies(Instance<House> house) {
        this.house = house;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        List<Object> cookies = response.getHeaders().get(HttpHeaders.SET_COOKIE);
        if (cookies != null
                && Reach.of(request::getHeaderString).isHttps(house.get().publicUrl())) {
            cookies.replaceAll(c -> c instanceof NewCookie cookie ? secure(cookie) : c);
        }
    }

    private static NewCookie secure(NewCookie cookie) {
        return new NewCookie.Builder(cookie.getName())
                .value(cookie.getValue())
                .path(cookie.getPath())
                .domain(cookie.getDomain())
                .comment(cookie.getComment())
                .maxAge(cookie.getMaxAge())
                .expiry(cookie.getExpiry())
                .httpOnly(cookie.isHttpOnly())
                .sameSite(cookie.getSameSite())
                .secure(true)
                .build();
    }
}
