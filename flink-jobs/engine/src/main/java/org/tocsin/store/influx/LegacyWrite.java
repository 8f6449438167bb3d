package org.tocsin.store.influx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets the official client speak to servers that only know {@code /write}: the bucket becomes
 * database and retention policy, a token {@code user:password} becomes basic authentication. It
 * sits next to the wire, behind the client's own compression and authentication.
 */
final class LegacyWrite implements Interceptor {
    private static final String NEW_PATH = "/api/v2/write";

    private volatile boolean on;

    void turn(boolean legacy) {
        on = legacy;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        boolean mapped = on && request.url().encodedPath().endsWith(NEW_PATH);
        return chain.proceed(mapped ? legacy(request) : request);
    }

    private static Request legacy(Request request) {
        Request.Builder next = request.newBuilder().url(legacy(request.url()));
        String token = request.header("Authorization");
        next.removeHeader("Authorization");
        if (token != null && token.startsWith("Token ") && token.contains(":")) {
            byte[] pair = token.substring(6).getBytes(StandardCharsets.UTF_8);
            next.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return next.build();
    }

    private static HttpUrl legacy(HttpUrl url) {
        String path = url.encodedPath();
        String bucket = url.queryParameter("bucket");
        int slash = bucket.indexOf('/');
        HttpUrl.Builder next =
                url.newBuilder()
                        .encodedPath(
                                path.substring(0, path.length() - NEW_PATH.length()) + "/write")
                        .query(null)
                        .addQueryParameter("db", slash < 0 ? bucket : bucket.substring(0, slash));
        if (slash >= 0) {
            next.addQueryParameter("rp", bucket.substring(slash + 1));
        }
        return next.addQueryParameter("precision", precision(url)).build();
    }

    private static String precision(HttpUrl url) {
        String precision = url.queryParameter("precision");
        return "us".equals(precision) ? "u" : precision;
    }
}
