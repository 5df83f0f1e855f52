#include "base/worker.h"

namespace godel {

Worker::Worker(int threads)
{
    m_pool.setMaxThreadCount(threads);
}

Worker::~Worker()
{
    m_pool.clear();
    m_pool.waitForDone();
}

} // namespace godel
