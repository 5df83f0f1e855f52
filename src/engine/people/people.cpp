#include "engine/people/people.h"

#include "base/id.h"
#include "base/json.h"
#include "base/secret.h"

#include <QCryptographicHash>
#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

const QString persons = u"person"_s;
const QString tokenRecords = u"token"_s;
constexpr int freeFailures = 5;
constexpr size_t rememberedFailures = 10000;
constexpr qsizetype longestId = 128;
const QString askForNew = u"Ask an admin for a new one: tokens:create --person=NAME"_s;

struct PersonTag;

QString hashOf(QByteArrayView secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret.toByteArray(), QCryptographicHash::Sha256).toHex());
}

QJsonObject toJson(const Person& person)
{
    QJsonObject json{{u"role"_s, catalog::name(person.role)}};
    if (person.uid) {
        json.insert(u"uid"_s, static_cast<qint64>(*person.uid));
    }
    return json;
}

Result<Person> personOf(const ports::Record& record)
{
    ObjectReader reader(record.body, record.key);
    Person person{record.key, reader.take(catalog::roleOf(reader.string(u"role"_s))), {}};
    if (reader.has(u"uid"_s)) {
        person.uid = static_cast<uint>(reader.integer(u"uid"_s, 0, std::numeric_limits<uint>::max()));
    }
    TRY_DO(reader.finishLenient());
    return person;
}

Result<Token> tokenOf(const ports::Record& record)
{
    ObjectReader reader(record.body, record.key);
    Token token{record.key, reader.string(u"person"_s), reader.timestamp(u"made"_s)};
    if (reader.has(u"revoked"_s)) {
        token.revokedAt = reader.timestamp(u"revoked"_s);
    }
    if (reader.has(u"expires"_s)) {
        token.expiresAt = reader.timestamp(u"expires"_s);
    }
    TRY_DO(reader.finishLenient());
    return token;
}

tl::unexpected<Error> unknownToken()
{
    return fail(ErrorCode::Unauthenticated, u"the token is not valid"_s, askForNew);
}

} // namespace

People::People(ports::Store& store, const Clock& clock, Random& random, Owner owner)
    : m_store(store), m_clock(clock), m_random(random), m_owner(std::move(owner))
{
}

Result<api::Caller> People::admit(const api::Credentials& credentials)
{
    if (!credentials.token.isEmpty()) {
        return admitToken(credentials);
    }
    if (credentials.uid) {
        return admitUid(*credentials.uid);
    }
    return fail(ErrorCode::Unauthenticated, u"nobody is signed in"_s, u"Show a token: godelctl --token-file=FILE, or the header Authorization: Bearer ID.SECRET"_s);
}

Result<api::Caller> People::admitUid(uint uid) const
{
    const QString from = u"local uid %1"_s.arg(uid);
    if (uid == m_owner.uid) {
        return api::Caller{m_owner.name, catalog::Role::Admin, from};
    }
    TRY(const auto people, list());
    for (const Person& person : people) {
        if (person.uid == uid) {
            return api::Caller{person.name, person.role, from};
        }
    }
    return fail(ErrorCode::Unauthenticated, u"the local user %1 is not known here"_s.arg(uid),
                u"Ask an admin: users:add --name=NAME --role=viewer --uid=%1"_s.arg(uid));
}

Result<api::Caller> People::admitToken(const api::Credentials& credentials)
{
    const QByteArray id = credentials.token.left(std::max<qsizetype>(credentials.token.indexOf('.'), 0)).left(longestId);
    const QByteArray key = credentials.address + ' ' + id;
    const auto known = m_failures.find(key);
    if (known != m_failures.end() && known->second.until > m_clock.monotonic()) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(known->second.until - m_clock.monotonic());
        return fail(ErrorCode::LimitExceeded, u"too many wrong secrets came for this token from this address"_s, u"Wait %1 s, then try again"_s.arg(left.count()));
    }
    const auto person = ownerOf(credentials.token);
    if (!person) {
        countFailure(key);
        return fail(person.error());
    }
    m_failures.erase(key);
    const QString where = credentials.address.isEmpty() ? u"local"_s : QString::fromLatin1(credentials.address);
    return api::Caller{person->name, person->role, u"%1 token %2"_s.arg(where, QString::fromLatin1(id))};
}

void People::countFailure(const QByteArray& key)
{
    const Duration now = m_clock.monotonic();
    if (m_failures.size() >= rememberedFailures && !m_failures.contains(key)) {
        std::erase_if(m_failures, [now](const auto& entry) { return entry.second.until <= now; });
    }
    if (m_failures.size() >= rememberedFailures && !m_failures.contains(key)) {
        // The one that would be free again first: a flood of invented ids does not free the one that is being tried.
        m_failures.erase(std::min_element(m_failures.begin(), m_failures.end(), [](const auto& left, const auto& right) { return left.second.until < right.second.until; }));
    }
    Failures& failures = m_failures[key];
    const int over = std::min(++failures.count - freeFailures, 6);
    failures.until = now + (over < 0 ? Duration::zero() : std::min<Duration>(1s * (1 << over), 60s));
}

Result<Person> People::ownerOf(const QByteArray& token) const
{
    const auto dot = token.indexOf('.');
    const QString id = QString::fromLatin1(token.left(dot));
    if (dot <= 0 || !isLabel(id)) {
        return unknownToken();
    }
    TRY(const auto record, m_store.find(tokenRecords, id));
    if (!record) {
        return unknownToken();
    }
    const Secret shown(hashOf(QByteArrayView(token).sliced(dot + 1)).toLatin1());
    if (!shown.equals(record->body.value(u"sha256"_s).toString().toLatin1())) {
        return unknownToken();
    }
    // Only who has the secret learns what became of it.
    TRY(const auto known, tokenOf(*record));
    if (known.revokedAt) {
        return fail(ErrorCode::Unauthenticated, u"the token %1 was revoked"_s.arg(id), askForNew);
    }
    if (known.expiresAt && *known.expiresAt <= m_clock.now()) {
        return fail(ErrorCode::Unauthenticated, u"the token %1 expired at %2"_s.arg(id, text(*known.expiresAt)), askForNew);
    }
    return find(known.person);
}

Result<Person> People::find(const QString& name) const
{
    TRY(const auto record, m_store.find(persons, name));
    if (!record) {
        return fail(ErrorCode::NotFound, u"nobody is called %1 here"_s.arg(name.left(64)), u"See users:list"_s, u"name"_s);
    }
    return personOf(*record);
}

Result<> People::put(const Person& person)
{
    TRY_DO(Id<PersonTag>::parse(person.name, u"name"_s));
    TRY(const auto people, list());
    for (const Person& other : people) {
        if (person.uid && other.uid == person.uid && other.name != person.name) {
            return fail(ErrorCode::Conflict, u"the local user %1 is %2 already"_s.arg(*person.uid).arg(other.name), u"Remove %1 first"_s.arg(other.name), u"uid"_s);
        }
    }
    return m_store.write({.puts = {{persons, person.name, toJson(person), std::nullopt}}});
}

Result<> People::remove(const QString& name)
{
    TRY_DO(find(name));
    ports::Batch batch{.removes = {{persons, name}}};
    TRY(const auto present, tokens());
    for (const Token& token : present) {
        if (token.person == name) {
            batch.removes.append({tokenRecords, token.id});
        }
    }
    return m_store.write(batch);
}

Result<QList<Person>> People::list() const
{
    QList<Person> people;
    TRY(const auto records, all(persons));
    for (const ports::Record& record : records) {
        TRY(const auto person, personOf(record));
        people.append(person);
    }
    return people;
}

Result<QString> People::makeToken(const QString& person, std::optional<Duration> validFor)
{
    TRY_DO(find(person));
    const QString id = u"%1-%2"_s.arg(person.left(32).replace(u'.', u'_'), m_random.hex(4));
    const QString secret = m_random.hex(32);
    QJsonObject body{{u"person"_s, person}, {u"made"_s, text(m_clock.now())}, {u"sha256"_s, hashOf(secret.toLatin1())}};
    if (validFor) {
        body.insert(u"expires"_s, text(m_clock.now() + *validFor));
    }
    TRY_DO(m_store.write({.puts = {{tokenRecords, id, body, 0}}}));
    return u"%1.%2"_s.arg(id, secret);
}

Result<> People::revokeToken(const QString& id)
{
    TRY(auto record, m_store.find(tokenRecords, id));
    if (!record) {
        return fail(ErrorCode::NotFound, u"there is no token %1"_s.arg(id.left(64)), u"See tokens:list"_s, u"id"_s);
    }
    if (record->body.contains(u"revoked"_s)) {
        return {};
    }
    record->body.insert(u"revoked"_s, text(m_clock.now()));
    return m_store.write({.puts = {{tokenRecords, id, record->body, record->revision}}});
}

Result<QList<Token>> People::tokens() const
{
    QList<Token> tokens;
    TRY(const auto records, all(tokenRecords));
    for (const ports::Record& record : records) {
        TRY(const auto token, tokenOf(record));
        tokens.append(token);
    }
    return tokens;
}

Result<QList<ports::Record>> People::all(const QString& collection) const
{
    QList<ports::Record> records;
    for (;;) {
        TRY(const auto page, m_store.list(collection, records.isEmpty() ? QString() : records.last().key));
        if (page.isEmpty()) {
            return records;
        }
        records.append(page);
    }
}

} // namespace godel::engine
