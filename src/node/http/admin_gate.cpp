#include "node/http/admin_gate.h"

#include "base/file.h"
#include "base/secret.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestToken = 4096;
constexpr qsizetype shortestToken = 16;

Result<Secret> tokenIn(const QString& path)
{
    if (path.isEmpty()) {
        return fail(ErrorCode::Unavailable, u"the admin endpoints are closed"_s, u"Start the node with GODEL_ADMIN_TOKEN_FILE"_s);
    }
    auto content = readFile(path, largestToken);
    const bool isUsable = content && content->trimmed().size() >= shortestToken;
    if (!isUsable) {
        return fail(ErrorCode::Unavailable, u"the admin token cannot be read"_s,
                    u"Put at least 16 characters into the file of GODEL_ADMIN_TOKEN_FILE and let the node's user read it"_s);
    }
    QByteArray token = content->trimmed();
    wipe(*content);
    return Secret(std::move(token));
}

} // namespace

Result<> AdminGate::check(const web::Request& request) const
{
    TRY(const auto token, tokenIn(m_tokenFile));
    const QByteArray given = request.headers.value("authorization");
    const bool isBearer = given.size() > 7 && qstrnicmp(given.constData(), "bearer ", 7) == 0;
    if (!isBearer || !token.equals(QByteArrayView(given).sliced(7).trimmed())) {
        return fail(ErrorCode::Unauthenticated, u"the admin token is missing or wrong"_s, u"Send it as Authorization: Bearer TOKEN"_s);
    }
    return {};
}

} // namespace godel::node
