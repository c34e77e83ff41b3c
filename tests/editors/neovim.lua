-- Opens a draft as a writer does, takes the first quick fix at the first finding of a rule, saves, and says what it saw.
-- What the README says goes into init.lua.
dofile(vim.env.COMMSLINT_SETUP)
vim.cmd('filetype on')
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.COMMSLINT_DRAFT))

local function fail(why)
  io.stdout:write(vim.json.encode({ failed = why }))
  vim.cmd('cquit!')
end

local function finding()
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == 'plain-words' then return diagnostic end
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp
    if lsp and lsp.code == 'plain-words' then return diagnostic end
  end
end

if not vim.wait(60000, function() return finding() ~= nil end, 50) then fail('no diagnostics') end
local seen = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  table.insert(seen, { source = diagnostic.source, words = line:sub(diagnostic.col + 1, diagnostic.end_col) })
end

local at = finding()
vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })
local offered = {}
vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do table.insert(offered, (options.format_item(item))) end
  choose(items[1], 1)
end
local before = vim.api.nvim_buf_get_changedtick(0)
vim.lsp.buf.code_action()
if not vim.wait(60000, function() return vim.api.nvim_buf_get_changedtick(0) ~= before end, 50) then fail('no change') end
vim.cmd('write')
io.stdout:write(vim.json.encode({ seen = seen, offered = offered }))
vim.cmd('qall!')
