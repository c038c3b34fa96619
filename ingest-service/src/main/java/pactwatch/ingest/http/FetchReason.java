package pactwatch.ingest.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import pactwatch.ingest.BodyBudget;

/** Why a fetch failed, as a sentence for the person who reads the feed's health. */
final class FetchReason {

    private FetchReason() {}

    static String of(int status) {
        return switch (status) {
            case 401, 403 -> "The publisher refuses us (HTTP " + status + ")";
            case 404 -> "There is no feed at this address (HTTP 404)";
            case 410 -> "The publisher has withdrawn the feed for good (HTTP 410)";
            default ->
                    status >= 500
                            ? "The publisher's server has a fault (HTTP " + status + ")"
                            : "Unexpected answer (HTTP " + status + ")";
        };
    }

    static String of(URI url, IOException e) {
        return switch (e) {
            case ContentDecoding.TooLong t -> String.valueOf(t.getMessage());
            case ContentDecoding.UnknownCoding c -> String.valueOf(c.getMessage());
            case BodyBudget.Exhausted _ -> "The body is large and too many others were being read";
            case AddressGuard.Refused r -> String.valueOf(r.getMessage());
            case UnknownHostException _ -> "The host " + url.getHost() + " cannot be found";
            case ConnectTimeoutException _ -> "No connection to " + url.getHost();
            case ConnectException _ -> "No connection to " + url.getHost();
            case SocketTimeoutException _ -> "The server fell silent";
            case SSLException t -> ofTls(url, t);
            case ZipException _ -> "The compressed body is broken: " + e.getMessage();
            case EOFException _ -> "The compressed body ends too early";
            case ClientProtocolException p -> ofProtocol(p);
            default -> "The connection broke: " + e.getMessage();
        };
    }

    private static String ofTls(URI url, SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException _ -> {
                    return "The server's certificate has expired";
                }
                case CertPathBuilderException _ -> {
                    return "The server's certificate is signed by nobody whom we trust";
                }
                case SSLPeerUnverifiedException _ -> {
                    return anotherHost(url);
                }
                case CertificateException c when c.getClass() == CertificateException.class -> {
                    return anotherHost(url);
                }
                default -> {}
            }
        }
        return "The secure connection failed: " + e.getMessage();
    }

    private static String anotherHost(URI url) {
        return "The server's certificate is not for the host " + url.getHost();
    }

    private static String ofProtocol(ClientProtocolException e) {
        Throwable cause = e.getCause() instanceof HttpException http ? http : e;
        return "The answer breaks the rules of HTTP: " + cause.getMessage();
    }
}
